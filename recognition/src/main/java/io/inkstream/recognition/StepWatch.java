package io.inkstream.recognition;

/** Told at the end of each step of reading a page, in order, on the thread that reads. */
public interface StepWatch {
    StepWatch NONE = _ -> {};

    /**
     * The step is done.
     *
     * @param step its name: {@code open}, {@code segment}, {@code prepare}, {@code infer}, {@code
     *     decode}, {@code assemble}; infer and decode take turns
     */
    void done(String step);
}
