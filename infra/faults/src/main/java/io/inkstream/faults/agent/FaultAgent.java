package io.inkstream.faults.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent of one service; its argument names the part and, after a comma, a bug to plant. */
public final class FaultAgent {
    private FaultAgent() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        List<String> words = List.of(argument.split(",", -1));
        Part part = Part.valueOf(words.getFirst());
        List<Bug> bugs = words.stream().skip(1).map(Bug::valueOf).toList();
        Weaver weaver =
                new Weaver(
                        Arrays.stream(CrashPoint.values())
                                .filter(point -> point.part() == part)
                                .toList(),
                        bugs);
        instrumentation.addTransformer(new Transformer(weaver));
    }

    private record Transformer(Weaver weaver) implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] original) {
            if (loader == null || !weaver.concerns(className)) {
                return null;
            }
            try {
                return weaver.weave(className, original, loader);
            } catch (RuntimeException e) {
                // the virtual machine would swallow it, and the trial would prove nothing
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
                throw e;
            }
        }
    }
}
