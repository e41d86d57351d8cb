package io.inkstream.recognition.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelDescriptionTest {

    private static ModelDescription description() {
        return new ModelDescription(
                ModelDescription.SCHEMA,
                ModelKind.LINE,
                "tiny",
                "1.0.0",
                List.of("", "a", " ", "é"),
                32,
                32,
                4,
                1,
                "NFC",
                1,
                "fp32",
                "c3x3,8 H L8",
                "r",
                "d",
                "Apache-2.0",
                new TreeMap<>(Map.of("cer.clean", 0.01)));
    }

    @Test
    void whatIsWrittenIsReadBack() throws InvalidModelException {
        assertThat(ModelDescription.ofMetadata(description().toMetadata()))
                .isEqualTo(description());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema",
                "kind",
                "name",
                "charset",
                "height",
                "padding",
                "stride",
                "text_form",
                "licence"
            })
    void aMissingFieldIsNamed(String field) {
        Map<String, String> entries = new TreeMap<>(description().toMetadata());
        entries.remove(field);

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelDescription.ofMetadata(entries))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({
        "schema, 2",
        "kind, poem",
        "height, tall",
        "height, 0",
        "padding, 30",
        "temperature, NaN",
        "precision, fp8",
        "text_form, NFD",
        "charset, abc",
        "metric.cer.clean, low"
    })
    void aWrongFieldIsNamed(String field, String value) {
        Map<String, String> entries = new TreeMap<>(description().toMetadata());
        entries.put(field, value);

        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> ModelDescription.ofMetadata(entries))
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
