package io.inkstream.results.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageAddressTest {
    private static final Frame PART = new Frame(10, 20, 600, 300);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full              | 0   | 0   | 800 | 600",
                "square            | 100 | 0   | 600 | 600",
                "10,20,30,40       | 10  | 20  | 30  | 40",
                "700,500,999,999   | 700 | 500 | 100 | 100",
                "0,0,999999999,1   | 0   | 0   | 800 | 1"
            })
    void aRegionIsCutOffAtTheBorder(String text, int x, int y, int width, int height) {
        assertThat(Region.of(text, 800, 600)).isEqualTo(new Frame(x, y, width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "half", "1,2,3", "1,2,3,0", "800,0,5,5", "pct:1,2,3,4", "-1,0,5,5"})
    void aRegionWithoutPixelsIsToldByNameAndValue(String text) {
        assertThatThrownBy(() -> Region.of(text, 800, 600))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem ->
                                assertThat(problem.getDetail())
                                        .startsWith("region: \"" + text + "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max      | 600 | 300",
                "300,     | 300 | 150",
                ",100     | 200 | 100",
                "50,60    | 50  | 60",
                "!300,300 | 300 | 150",
                "!900,900 | 600 | 300",
                "1,       | 1   | 1"
            })
    void aSizeFollowsTheRegion(String text, int width, int height) {
        assertThat(Size.of(text, PART, 1_000_000)).isEqualTo(new Size(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "!300,", "601,", ",301", "^900,", "pct:50", "0,", "0,0", "x"})
    void aSizeThatIsNotOfferedIsTold(String text) {
        assertThatThrownBy(() -> Size.of(text, PART, 1_000_000))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem ->
                                assertThat(problem.getDetail())
                                        .startsWith("size: \"" + text + "\""));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 44_000, 179_999})
    void theLargestSizeStaysBelowTheLimit(long most) {
        Size size = Size.of("max", PART, most);

        assertThat((long) size.width() * size.height()).isBetween(1L, most);
        assertThatThrownBy(() -> Size.of("600,300", PART, most)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default.tif", "bitonal.png", "default", "native.jpg"})
    void aFormThatIsNotOfferedIsTold(String file) {
        assertThatThrownBy(() -> Rendering.of(file)).isInstanceOf(HttpProblem.class);
    }
}
