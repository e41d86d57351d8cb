package io.inkstream.trainer.recipe;

/** Where the network computes. */
public enum Device {
    /** The graphics card if libtorch can use one, else the processor. */
    AUTO,
    CPU,
    /** The graphics card; without one the run does not start. */
    CUDA
}
