package io.inkstream.infra;

import io.inkstream.infra.Settings.Mapping;
import io.inkstream.infra.Settings.Setting;
import java.util.List;

/** Writes {@code docs/configuration.md} from the declarations in the code. */
final class ConfigurationPage {
    private static final String HEAD =
            """
            # Settings

            <!-- Written by ConfigurationPageTest from the code. To write it anew:
                 mvn verify -pl infra -am -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dinkstream.docs.write=true -->

            Every setting has a default that fits one machine. A setting is looked up in this order:

            1. a system property, `-Docr.worker.lanes=4`
            2. an environment variable, `OCR_WORKER_LANES=4`
            3. `config/application.properties` in the folder the service is started in
            4. the default below

            Durations are written `500ms`, `30s`, `5m`, `7d`. A dash means that there is no default: the
            description says what happens without the setting. What contradicts itself or cannot be read
            ends the start with a message that names the key.

            `./inkstream up` and `./inkstream demo` set the addresses of the embedded broker, database and
            store themselves; further system properties for them go into `INKSTREAM_JAVA_OPTIONS`.

            """;

    private static final String QUARKUS =
            """
            ## Settings of the framework used most

            The services are Quarkus applications, so all its settings work. These are the ones an
            installation needs.

            | Key | Environment variable | Default | What it does |
            | --- | --- | --- | --- |
            | `quarkus.http.port` | `QUARKUS_HTTP_PORT` | ingest-service and ocr-worker `8080`, results-api `8082`, images `8080` | Port of HTTP. |
            | `quarkus.http.limits.max-body-size` | `QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE` | ingest-service `4G` | Largest upload; above it the answer is 413. |
            | `quarkus.datasource.jdbc.url` | `QUARKUS_DATASOURCE_JDBC_URL` | `jdbc:postgresql://localhost:5432/inkstream` | The database of results-api. |
            | `quarkus.datasource.username` | `QUARKUS_DATASOURCE_USERNAME` | `inkstream` | Its user, who may create tables. |
            | `quarkus.datasource.password` | `QUARKUS_DATASOURCE_PASSWORD` | `inkstream` | The password of that user. |
            | `quarkus.log.level` | `QUARKUS_LOG_LEVEL` | `INFO` | Least severe message that is logged. |
            """;

    private ConfigurationPage() {}

    static String write() {
        StringBuilder page = new StringBuilder(HEAD);
        for (String module : Repository.modules()) {
            for (Mapping mapping : Settings.mappings(module)) {
                section(page, module, mapping);
            }
        }
        return page.append(QUARKUS).toString();
    }

    private static void section(StringBuilder page, String module, Mapping mapping) {
        SourceComments comments = SourceComments.of(mapping.source());
        page.append("## `%s`%n%n".formatted(mapping.prefix()));
        page.append(comments.of(mapping.declaredBy()).orElseThrow())
                .append(module.equals("platform") ? " Every service reads it." : "")
                .append("\n\n");
        page.append("| Key | Environment variable | Type | Default | What it does |\n");
        page.append("| --- | --- | --- | --- | --- |\n");
        List<Setting> settings = mapping.settings();
        settings.forEach(setting -> page.append(row(setting, comments)));
        page.append('\n');
    }

    private static String row(Setting setting, SourceComments comments) {
        String text =
                comments.of(setting.declaredAt())
                        .orElseThrow(() -> new AssertionError(setting.key() + " has no Javadoc"));
        return "| `%s` | `%s` | %s | %s | %s |%n"
                .formatted(
                        setting.key(),
                        setting.environmentVariable(),
                        setting.type(),
                        setting.absent().map(value -> "`" + value + "`").orElse("-"),
                        text.replace("|", "\\|"));
    }
}
