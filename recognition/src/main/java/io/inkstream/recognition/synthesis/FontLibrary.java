package io.inkstream.recognition.synthesis;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The faces of a curated list of families found under font folders. Only listed families are used:
 * many installed fonts draw symbols, small capitals or other shapes under Latin code points, which
 * would teach wrong truth. Faces whose small letters are drawn as capitals are left out.
 *
 * <p>A face belongs to the longest listed name its own family name equals or starts with ("Roboto
 * Slab" before "Roboto"). Order is by file name, so the same folders give the same library
 * everywhere.
 */
public final class FontLibrary {

    private static final Set<String> FONT_SUFFIXES = Set.of(".ttf", ".otf", ".pfb", ".t1");
    private static final String NEEDED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,-";

    private final List<FontFace> faces;

    private FontLibrary(List<FontFace> faces) {
        this.faces = List.copyOf(faces);
    }

    /**
     * Looks through the folders for faces of the given families; folders that do not exist hold no
     * fonts.
     */
    public static FontLibrary scan(Collection<Path> folders, Map<String, FontStyle> families)
            throws IOException {
        List<FontFace> faces = new ArrayList<>();
        for (Path file : fontFiles(folders)) {
            read(file)
                    .flatMap(font -> listed(font, file, families))
                    .filter(FontLibrary::isWhole)
                    .ifPresent(faces::add);
        }
        return new FontLibrary(faces);
    }

    /**
     * Faces of other scripts need no Latin letters; those that have some need all, and small ones.
     */
    private static boolean isWhole(FontFace face) {
        return !face.canDisplay("a") || (face.canDisplay(NEEDED) && face.hasLowerCase());
    }

    public List<FontFace> faces() {
        return faces;
    }

    /** The listed families of which at least one face was found. */
    public Set<String> families() {
        return faces.stream().map(FontFace::family).collect(Collectors.toUnmodifiableSet());
    }

    /** The library without the named families. */
    public FontLibrary without(Collection<String> families) {
        return new FontLibrary(
                faces.stream().filter(face -> !families.contains(face.family())).toList());
    }

    /** The library of the faces that pass. */
    public FontLibrary where(Predicate<FontFace> wanted) {
        return new FontLibrary(faces.stream().filter(wanted).toList());
    }

    /** The library of the named families alone. */
    public FontLibrary only(Collection<String> families) {
        return new FontLibrary(
                faces.stream().filter(face -> families.contains(face.family())).toList());
    }

    /**
     * Faces by style and family, each level sorted, for choosing fairly among families whatever
     * their face count.
     */
    public Map<FontStyle, List<List<FontFace>>> byStyle() {
        return faces.stream()
                .collect(
                        Collectors.groupingBy(
                                FontFace::style,
                                TreeMap::new,
                                Collectors.collectingAndThen(
                                        Collectors.groupingBy(
                                                FontFace::family,
                                                TreeMap::new,
                                                Collectors.toList()),
                                        families -> List.copyOf(families.values()))));
    }

    private static List<Path> fontFiles(Collection<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.filter(FontLibrary::isFont).forEach(files::add);
                }
            }
        }
        files.sort(
                Comparator.comparing(Path::getFileName).thenComparing(Comparator.naturalOrder()));
        return files;
    }

    private static boolean isFont(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return FONT_SUFFIXES.stream().anyMatch(name::endsWith);
    }

    private static Optional<Font> read(Path file) {
        boolean type1 = !file.toString().matches("(?i).*\\.(ttf|otf)");
        try {
            return Optional.of(
                    Font.createFont(type1 ? Font.TYPE1_FONT : Font.TRUETYPE_FONT, file.toFile()));
        } catch (FontFormatException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<FontFace> listed(
            Font font, Path file, Map<String, FontStyle> families) {
        String family = font.getFamily(Locale.ROOT);
        return families.entrySet().stream()
                .filter(e -> family.equals(e.getKey()) || family.startsWith(e.getKey() + " "))
                .max(Comparator.comparingInt(e -> e.getKey().length()))
                .map(e -> FontFace.of(e.getKey(), e.getValue(), file, font));
    }
}
