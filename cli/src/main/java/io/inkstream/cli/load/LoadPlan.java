package io.inkstream.cli.load;

import io.inkstream.cli.client.Upload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is sent, and when.
 *
 * @param files taken in turn, over and over
 * @param uploads how many batches are sent
 * @param documents in each of them
 * @param perSecond uploads that become due in a second; 0 for as fast as answers come
 * @param connections uploads under way at the same time
 * @param limit after which nothing is waited for any longer
 */
public record LoadPlan(
        List<Upload.File> files,
        Optional<String> model,
        int uploads,
        int documents,
        double perSecond,
        int connections,
        Duration limit) {
    private static final double NANOS = 1e9;

    public LoadPlan {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to send");
        }
        require(uploads > 0, "--uploads must be above 0, was " + uploads);
        require(documents > 0, "--documents must be above 0, was " + documents);
        require(perSecond >= 0, "--rate must not be below 0, was " + perSecond);
        require(connections > 0, "--connections must be above 0, was " + connections);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** When an upload becomes due, counted from the start. */
    long dueAfterNanos(int upload) {
        return perSecond == 0 ? 0 : (long) (upload * NANOS / perSecond);
    }

    /** The documents of an upload, each under a name of its own. */
    Upload upload(int number) {
        List<Upload.File> sent = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            int place = number * documents + i;
            Upload.File file = files.get(place % files.size());
            sent.add(new Upload.File("%05d-%s".formatted(place, file.name()), file.path()));
        }
        return new Upload(Optional.of("load"), model, Upload.Decoding.BY_MODEL, sent);
    }
}
