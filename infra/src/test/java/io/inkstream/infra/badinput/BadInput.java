package io.inkstream.infra.badinput;

import java.util.Map;

/**
 * One kind of bad input and its right answer.
 *
 * @param group heading of its table
 * @param name what it is, in a few words
 */
record BadInput(String group, String name, Sending sending, Answer answer) {

    /** How it is sent. */
    sealed interface Sending permits File, Request, Trickle {}

    /** As a file of a form, beside a good page. */
    @SuppressWarnings("ArrayRecordComponent") // made and sent, never compared
    record File(String fileName, byte[] content) implements Sending {}

    /** As a request of its own; an array is never a part of the path. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Request(String method, String path, Map<String, String> headers, byte[] body)
            implements Sending {}

    /** As a request that says it is longer, and then sends no more. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Trickle(String method, String path, Map<String, String> headers, byte[] beginning)
            implements Sending {}

    /** What comes of it. */
    sealed interface Answer permits Refused, Failed, Read {}

    /** The request is refused and leaves nothing. */
    record Refused(int status, String code) implements Answer {}

    /** Accepted with 202; the document or one of its pages fails, the good page is read. */
    record Failed(String code) implements Answer {}

    /** Nothing in it is bad enough: it is read like any other. */
    record Read() implements Answer {}

    @Override
    public String toString() {
        return group + ": " + name;
    }
}
