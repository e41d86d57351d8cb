package io.inkstream.trainer.network;

import org.bytedeco.pytorch.Module;

/**
 * Gives the modules of a network their names, which are those in its checkpoints: the kind and a
 * running number.
 */
final class Modules {

    private final Module owner;
    private int number;

    Modules(Module owner) {
        this.owner = owner;
    }

    /** Registers a module under a number of its own. */
    <M extends Module> M add(String kind, M module) {
        M added = owner.register_module(kind + number, module);
        number++;
        return added;
    }

    /** Registers a module under the number of the one before it. */
    <M extends Module> M addBeside(String kind, M module) {
        return owner.register_module(kind + (number - 1), module);
    }
}
