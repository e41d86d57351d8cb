package io.inkstream.infra.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.inkstream.infra.ComposeFileTest;
import io.inkstream.infra.Repository;
import io.inkstream.infra.kubernetes.Manifests.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest as the types of the API read it. No cluster is asked. */
class ManifestsTest {
    private static final long FINISH_LIMIT_SECONDS = 20;
    private static final Set<String> OF_THE_JVM = Set.of("JDK_JAVA_OPTIONS");
    private static final Set<String> HEALTH =
            Set.of("/q/health/live", "/q/health/ready", "/q/health/started");

    private final List<Deployment> deployments = Manifests.objects(Deployment.class);

    static Stream<Manifest> manifests() {
        return Manifests.all().stream();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyFieldIsOneThatTheKindHas(Manifest manifest) {
        assertThat(UnknownFields.in(manifest.typed())).isEmpty();
    }

    @Test
    void aMisspeltFieldIsFound() {
        Manifest deployment =
                Manifests.read(Repository.path("infra/kubernetes/base/ocr-worker.yaml")).getFirst();
        ((ObjectNode) deployment.json().at("/spec/template/spec"))
                .put("terminationGracePeriod", 60);

        assertThat(UnknownFields.in(deployment.typed()))
                .containsExactly("$.spec.template.spec.terminationGracePeriod");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void whatAKustomizationNamesIsThere(Manifest manifest) {
        if (!manifest.kind().equals("Kustomization")) {
            assertThat(named(manifest.file().resolveSibling("kustomization.yaml")))
                    .as("%s belongs to the kustomization beside it", manifest)
                    .contains(String.valueOf(manifest.file().getFileName()));
            return;
        }
        for (String name : named(manifest.file())) {
            Path file = manifest.file().resolveSibling(name).normalize();
            assertThat(Files.isDirectory(file) ? file.resolve("kustomization.yaml") : file)
                    .exists();
        }
    }

    private static List<String> named(Path kustomization) {
        Kustomization given = Manifests.read(kustomization).getFirst().typed(Kustomization.class);
        return Stream.of(
                        given.resources().stream(),
                        given.patches().stream().flatMap(patch -> patch.path().stream()),
                        given.configMapGenerator().stream().flatMap(made -> made.files().stream()))
                .flatMap(Function.identity())
                .toList();
    }

    @Test
    void whatIsPatchedIsAnObjectOfTheSameKindAndName() {
        List<String> objects =
                Manifests.objects().stream().map(each -> each.kind() + " " + each.name()).toList();
        List<Manifest> patches =
                Manifests.all().stream().filter(each -> Manifests.isPatch(each.file())).toList();
        assertThat(patches).isNotEmpty();
        assertThat(patches)
                .allSatisfy(
                        patch -> assertThat(objects).contains(patch.kind() + " " + patch.name()));
    }

    @Test
    void everyDeploymentSelectsItsOwnPods() {
        assertThat(deployments)
                .extracting(each -> each.getMetadata().getName())
                .containsExactlyInAnyOrder(
                        "ingest-service", "ocr-worker", "ocr-worker-gpu", "results-api");
        assertThat(deployments)
                .allSatisfy(each ->
                        assertThat(labels(each))
                                .containsAllEntriesOf(
                                        each.getSpec().getSelector().getMatchLabels()));
        assertThat(deployments.stream().map(each -> each.getSpec().getSelector().getMatchLabels()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyServiceFindsPodsAndTheirPort() {
        assertThat(Manifests.objects(Service.class))
                .isNotEmpty()
                .allSatisfy(service -> {
                    Deployment found = selected(service.getSpec().getSelector());
                    assertThat(service.getSpec().getPorts())
                            .allSatisfy(port ->
                                    assertThat(ports(found))
                                            .contains(port.getTargetPort().getStrVal()));
                });
    }

    @Test
    void theIngressLeadsToServices() {
        Map<String, Service> services =
                Manifests.objects(Service.class).stream()
                        .collect(
                                Collectors.toMap(
                                        each -> each.getMetadata().getName(), each -> each));
        var paths =
                Manifests.objects(Ingress.class)
                        .getFirst()
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getHttp()
                        .getPaths();
        assertThat(paths).extracting(path -> path.getPath()).containsExactly("/v1/uploads", "/");
        assertThat(paths)
                .allSatisfy(path -> {
                    var backend = path.getBackend().getService();
                    assertThat(services).containsKey(backend.getName());
                    assertThat(
                                    Objects.requireNonNull(services.get(backend.getName()))
                                            .getSpec()
                                            .getPorts())
                            .extracting(port -> port.getName())
                            .contains(backend.getPort().getName());
                });
    }

    @Test
    void everyServiceMayLoseOnePodAtATime() {
        assertThat(Manifests.objects(PodDisruptionBudget.class))
                .extracting(each -> selected(each.getSpec().getSelector().getMatchLabels()))
                .hasSize(3);
    }

    @Test
    void everyVariableIsASettingThatTheServiceReads() {
        for (Deployment deployment : deployments) {
            Set<String> given = new TreeSet<>(environment(deployment));
            given.removeAll(OF_THE_JVM);
            assertThat(given).isSubsetOf(ComposeFileTest.readBy(program(deployment)));
        }
        Set<String> forAll = new TreeSet<>(ComposeFileTest.readBy("ingest-service"));
        forAll.retainAll(ComposeFileTest.readBy("ocr-worker"));
        forAll.retainAll(ComposeFileTest.readBy("results-api"));
        List<ConfigMap> settings =
                Manifests.all().stream()
                        .filter(each ->
                                each.kind().equals("ConfigMap") && each.name().equals("inkstream"))
                        .map(each -> each.typed(ConfigMap.class))
                        .toList();
        assertThat(settings).hasSizeGreaterThan(1);
        assertThat(settings)
                .allSatisfy(map -> assertThat(forAll).containsAll(map.getData().keySet()));
    }

    @Test
    void everySecretKeyIsExplained() {
        Set<String> keys = new TreeSet<>();
        for (Deployment deployment : deployments) {
            container(deployment).getEnv().stream()
                    .filter(each ->
                            each.getValueFrom() != null
                                    && each.getValueFrom().getSecretKeyRef() != null)
                    .forEach(each -> keys.add(each.getValueFrom().getSecretKeyRef().getKey()));
        }
        assertThat(keys).contains("admin-key");
        assertThat(keys)
                .allSatisfy(key ->
                        assertThat(Repository.read("docs/kubernetes.md"))
                                .contains("`" + key + "`"));
    }

    @Test
    void probesAskForHealth() {
        for (Deployment deployment : deployments) {
            Container container = container(deployment);
            List<Probe> probes =
                    List.of(
                            container.getStartupProbe(),
                            container.getReadinessProbe(),
                            container.getLivenessProbe());
            assertThat(probes)
                    .extracting(probe -> probe.getHttpGet().getPath())
                    .containsExactlyInAnyOrderElementsOf(HEALTH);
            assertThat(probes)
                    .allSatisfy(probe ->
                            assertThat(ports(deployment))
                                    .contains(probe.getHttpGet().getPort().getStrVal()));
        }
    }

    @Test
    void imagesArePinned() {
        assertThat(deployments)
                .allSatisfy(each ->
                        assertThat(container(each).getImage())
                                .matches("inkstream/[a-z-]+:[0-9][0-9A-Za-z.-]*"));
    }

    @Test
    void podsAreRestricted() {
        for (Deployment deployment : deployments) {
            PodSpec pod = deployment.getSpec().getTemplate().getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001L);
            assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            var container = container(deployment).getSecurityContext();
            assertThat(container.getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getCapabilities().getDrop()).containsExactly("ALL");
        }
    }

    @Test
    void aStoppingPodHasTimeToFinishOrGiveBackWhatItHasInHand() {
        assertThat(deployments)
                .allSatisfy(each ->
                        assertThat(
                                        each.getSpec()
                                                .getTemplate()
                                                .getSpec()
                                                .getTerminationGracePeriodSeconds())
                                .isGreaterThan(FINISH_LIMIT_SECONDS));
    }

    @Test
    void everyContainerSaysWhatItNeedsAndHowMuchMemoryItMayHave() {
        for (Deployment deployment : deployments) {
            var resources = container(deployment).getResources();
            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsKey("memory");
        }
    }

    @Test
    void workersAreScaledByAMetricThatIsScraped() {
        ScaledObject scaled = Manifests.objects(ScaledObject.class).getFirst();
        assertThat(deployments)
                .extracting(each -> each.getMetadata().getName())
                .contains(scaled.spec().scaleTargetRef().name());
        // ObservabilityIT holds the page of operations to a scrape
        assertThat(scaled.spec().triggers().getFirst().metadata().query())
                .isEqualTo("max(ocr_backlog_pages)");
        assertThat(Repository.read("docs/operations.md")).contains("`ocr_backlog_pages`");
    }

    private Deployment selected(Map<String, String> selector) {
        List<Deployment> found =
                deployments.stream()
                        .filter(each -> labels(each).entrySet().containsAll(selector.entrySet()))
                        .toList();
        assertThat(found).as("pods of %s", selector).hasSize(1);
        return found.getFirst();
    }

    private static Map<String, String> labels(Deployment deployment) {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }

    private static Container container(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    /** The module whose program runs in the deployment. */
    private static String program(Deployment deployment) {
        return container(deployment).getImage().replaceAll("^inkstream/|:.*$", "");
    }

    private static List<String> ports(Deployment deployment) {
        return container(deployment).getPorts().stream().map(ContainerPort::getName).toList();
    }

    private static List<String> environment(Deployment deployment) {
        return container(deployment).getEnv().stream().map(EnvVar::getName).toList();
    }
}
