package io.inkstream.ingest.splitting;

/**
 * A page image in its stored form, upright and without orientation tag.
 *
 * @param bytes not to be changed
 * @param dpi 0 when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // moves once from splitter to sink and is never compared
record EncodedPage(byte[] bytes, Form form, int width, int height, int dpi) {

    /** How page images are stored. */
    enum Form {
        PNG("png", "image/png"),
        JPEG("jpg", "image/jpeg");

        private final String extension;
        private final String mediaType;

        Form(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        String extension() {
            return extension;
        }

        String mediaType() {
            return mediaType;
        }
    }
}
