package io.inkstream.faults.overload;

/**
 * What came back for an upload.
 *
 * @param status 0 when nothing came
 * @param code of the problem, or the id of the batch
 * @param retryAfter whether it says when to come again
 * @param millis from sending the first byte to the end of the answer
 */
record Answer(int status, String code, boolean retryAfter, long millis) {
    boolean isAccepted() {
        return status == 202;
    }

    /** Refused in the way that is promised for overload. */
    boolean isOrderlyRefusal() {
        return (status == 429 || status == 503) && retryAfter;
    }
}
