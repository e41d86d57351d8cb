package io.inkstream.faults.trial;

import io.inkstream.faults.agent.Part;
import io.inkstream.faults.installation.Link;
import io.inkstream.faults.installation.Links;
import java.time.Duration;

/** Faults of the network between two parts. */
final class Networks {
    private static final Duration SOME_TIME = Duration.ofSeconds(1);
    private static final Duration BAD = Duration.ofSeconds(5);

    private Networks() {}

    static Fault become(Part part, Links.Server server, Link.Condition condition) {
        return world -> {
            Link link = world.installation().links().link(part, server);
            world.send();
            world.linger(SOME_TIME);
            link.become(condition);
            world.pause(BAD);
            link.become(Link.Condition.OPEN);
        };
    }
}
