package io.inkstream.storage.directory;

/**
 * Keys as relative paths and back. Files end in {@code .obj} and folders do not, so the key {@code
 * a} may stand beside {@code a/b}; a folder that would end in {@code .obj} is told apart by a
 * tilde.
 */
final class FileNames {
    private static final String SUFFIX = ".obj";

    private FileNames() {}

    static String encode(String key) {
        String[] segments = key.split("/", -1);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < segments.length - 1; i++) {
            path.append(folder(segments[i])).append('/');
        }
        return path.append(segments[segments.length - 1]).append(SUFFIX).toString();
    }

    static String folder(String segment) {
        return segment.endsWith(SUFFIX) || segment.endsWith("~") ? segment + "~" : segment;
    }

    static String folderSegment(String name) {
        return name.endsWith("~") ? name.substring(0, name.length() - 1) : name;
    }

    static boolean isObject(String name) {
        return name.endsWith(SUFFIX);
    }

    static String objectSegment(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
