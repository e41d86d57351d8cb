package io.inkstream.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private static final String BUILT = "/target/quarkus-app/";

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void composeBuildsEachServiceFromItsDockerfile(String service) {
        assertThat(ComposeFile.read().dockerfile(service)).contains(path(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void whatIsCopiedExistsOrIsBuilt(String service) {
        for (String source : Dockerfile.read(path(service)).copied()) {
            if (source.contains(BUILT)) {
                assertThat(source).startsWith(service + BUILT);
                assertThat(Repository.modules()).contains(service);
            } else {
                assertThat(Repository.path(source)).exists();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void theJvmGetsTheFlagsThatTheBuildUses(String service) {
        List<String> command = Dockerfile.read(path(service)).entryPoint();
        assertThat(command.get(1)).isEqualTo("-XX:AOTCache=/app/service.aot");
        List<String> flags = command.subList(2, command.indexOf("-jar"));
        assertThat(String.join(" ", flags)).isEqualTo(flagsOfTheBuild());
        assertThat(command.getFirst()).isEqualTo("java");
        assertThat(command.getLast()).isEqualTo("/app/quarkus-run.jar");
    }

    /** A cache made with other flags or another class path is refused by the JVM. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void theAotCacheIsMadeByAStartLikeTheLaterOnes(String service) {
        List<String> commands = Dockerfile.read(path(service)).all("RUN");
        assertThat(commands)
                .filteredOn(command -> command.contains("-XX:AOTCacheOutput=service.aot"))
                .singleElement()
                .asString()
                .contains(" " + flagsOfTheBuild() + " ")
                .contains("-jar quarkus-run.jar");
        assertThat(Repository.read(service + "/src/main/resources/application.properties"))
                .contains("quarkus.package.jar.type=aot-jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker"})
    void theFastDecoderOfJpegIsInTheImage(String service) {
        assertThat(String.join("\n", Dockerfile.read(path(service)).all("RUN")))
                .contains("libturbojpeg0");
    }

    private static String flagsOfTheBuild() {
        return Pom.values(Repository.read("pom.xml"), "jvm.flags").getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void theServiceRunsAsANumberedUserThatIsNotRoot(String service) {
        assertThat(Dockerfile.read(path(service)).one("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void settingsInTheImageAreRead(String service) {
        Set<String> settings = new TreeSet<>(Dockerfile.read(path(service)).environment().keySet());
        settings.removeAll(Set.of("JDK_JAVA_OPTIONS", "HOME"));
        assertThat(settings).isSubsetOf(ComposeFileTest.readBy(service));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "ocr-worker", "results-api"})
    void theBaseImageIsTheOneThatComposeNames(String service) {
        String base = Dockerfile.read(path(service)).one("ARG").replace("JRE_IMAGE=", "");
        assertThat(Repository.read("docker-compose.yml")).contains("${JRE_IMAGE:-" + base + "}");
        assertThat(base).contains("25").contains("jre");
    }

    @Test
    void theImageForGpusHoldsTheSameProgram() {
        Dockerfile plain = Dockerfile.read(path("ocr-worker"));
        Dockerfile gpu = Dockerfile.read(path("ocr-worker-gpu"));
        assertThat(gpu.copied()).containsAll(plain.copied());
        assertThat(gpu.environment()).containsEntry("OCR_WORKER_DEVICE", "cuda");
        assertThat(String.join(" ", gpu.entryPoint())).contains(flagsOfTheBuild());
        assertThat(gpu.one("USER")).isEqualTo(plain.one("USER"));
    }

    @Test
    void theTrainerIsStartedAsTheLauncherStartsIt() {
        Dockerfile image = Dockerfile.read(path("trainer"));
        List<String> modules = new ArrayList<>();
        for (String source : image.copied()) {
            assertThat(source).matches("[a-z]+/target/(classes|lib)/");
            modules.add(source.substring(0, source.indexOf('/')));
        }
        String flags = Pom.values(Repository.read("pom.xml"), "jvm.flags").getFirst();
        String launcher = Repository.read("inkstream");
        String loop = launcher.substring(launcher.indexOf("for module in trainer"));

        assertThat(ComposeFile.read().dockerfile("learner")).contains(path("trainer"));
        assertThat(Set.copyOf(modules))
                .isEqualTo(
                        Set.of(
                                loop.substring("for module in ".length(), loop.indexOf(';'))
                                        .split(" ", -1)));
        assertThat(String.join(" ", image.entryPoint())).contains(flags);
        assertThat(image.one("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
    }

    /** The flags that the launcher gives are those of the build, too. */
    @Test
    void theLauncherGivesTheSameFlags() {
        String launcher = Repository.read("inkstream");
        for (String flag :
                Pom.values(Repository.read("pom.xml"), "jvm.flags").getFirst().split(" --", -1)) {
            assertThat(launcher).contains(flag.replaceFirst("^--", ""));
        }
    }

    private static String path(String service) {
        return "infra/docker/" + service + ".Dockerfile";
    }
}
