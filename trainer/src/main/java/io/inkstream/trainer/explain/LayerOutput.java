package io.inkstream.trainer.explain;

import java.util.List;

/**
 * What came out of a layer for one line.
 *
 * @param token the layer as the network's string writes it
 * @param maps planes of rows and columns: feature maps, the states as one plane of features by
 *     steps, or one plane of steps by steps per attention head
 */
@SuppressWarnings("ArrayRecordComponent") // numbers on their way into a picture
record LayerOutput(Kind kind, String token, List<float[][]> maps) {

    /** What the planes are. */
    enum Kind {
        FEATURE_MAPS,
        STATES,
        ATTENTION
    }
}
