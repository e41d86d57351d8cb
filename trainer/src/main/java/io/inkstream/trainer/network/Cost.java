package io.inkstream.trainer.network;

/**
 * What a layer weighs and what one picture costs.
 *
 * @param parameters trained numbers
 * @param flops floating point operations of one picture, two per multiplication and addition;
 *     activations, norms and pooling are not counted
 */
public record Cost(long parameters, long flops) {

    public static final Cost NONE = new Cost(0, 0);

    /** The same linear map, done so many times. */
    static Cost ofLinear(long inputs, long outputs, long times) {
        return new Cost((inputs + 1) * outputs, 2 * inputs * outputs * times);
    }

    public Cost plus(Cost other) {
        return new Cost(parameters + other.parameters, flops + other.flops);
    }
}
