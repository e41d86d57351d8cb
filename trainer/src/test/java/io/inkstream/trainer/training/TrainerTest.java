package io.inkstream.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.inkstream.recognition.synthesis.Alphabet;
import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.recipe.Device;
import io.inkstream.trainer.recipe.Recipe;
import io.inkstream.trainer.recipe.RecipeException;
import io.inkstream.trainer.training.TrainingEvent.Ended;
import io.inkstream.trainer.training.TrainingEvent.Measured;
import io.inkstream.trainer.training.TrainingEvent.Reason;
import io.inkstream.trainer.training.journal.MetricsFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.StringTensorDict;
import org.bytedeco.pytorch.StringTensorDictItem;
import org.bytedeco.pytorch.StringTensorDictItemVector;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void theSameSeedGivesTheSameMetricsFile()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe =
                Strokes.recipe(
                        folder, Map.of("training.shortUntilLoss", "3", "replay.share", "0.3"));
        List<String> files = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            RunFolder run = RunFolder.create(folder.resolve(name));
            Strokes.run(Strokes.trainer(recipe, run, new MetricsFiles(run.path())), recipe);
            files.add(Files.readString(run.path().resolve("metrics.jsonl")));
        }

        assertThat(files.getFirst()).isEqualTo(files.getLast()).contains("\"cer.strokes\":");
        assertThat(files.getFirst().lines()).hasSizeGreaterThan(2);
    }

    @Test
    void frozenLayersStayAsTheyAre()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe = Strokes.recipe(folder, Map.of("training.freeze", "2"));
        Libtorch.prepare(recipe.seed());
        TrainedNetwork network = TrainedNetwork.fresh(recipe, Strokes.CLASSES.charset());
        network.network().freeze(recipe.training().freeze());
        SortedMap<String, Integer> before = hashes(network);

        Strokes.run(
                Strokes.trainer(recipe, network, RunFolder.create(folder.resolve("run")), _ -> {}),
                recipe);

        SortedMap<String, Integer> after = hashes(network);
        List<String> unchanged =
                after.keySet().stream()
                        .filter(name -> Objects.equals(after.get(name), before.get(name)))
                        .toList();
        assertThat(unchanged)
                .containsExactlyInAnyOrderElementsOf(
                        after.keySet().stream()
                                .filter(name -> name.matches("(conv|norm)0\\..*"))
                                .toList())
                .hasSize(6);
        TrainedNetwork best = TrainedNetwork.read(folder.resolve("run").resolve(RunFolder.BEST));
        assertThat(hashes(best))
                .containsAllEntriesOf(new TreeMap<>(before.subMap("conv0.", "conv1.")));
    }

    @Test
    void aRunEndsWhenItNoLongerGetsBetter()
            throws IOException, InterruptedException, RecipeException, TrainingException {
        Recipe recipe =
                Strokes.recipe(
                        folder,
                        Map.of(
                                "training.steps", "4000",
                                "training.epochLines", "20",
                                "optimiser.learningRate", "0.0000001",
                                "stopping", "{patience: 3, minEpochs: 5, minDelta: 0.5}"));
        List<TrainingEvent> events = new ArrayList<>();

        Strokes.run(
                Strokes.trainer(recipe, RunFolder.create(folder.resolve("run")), events::add),
                recipe);

        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Ended.class,
                        end -> assertThat(end.reason()).isEqualTo(Reason.NO_IMPROVEMENT));
        assertThat(events.stream().filter(Measured.class::isInstance)).hasSize(5);
    }

    @Test
    void knownCharactersKeepTheirWeightsAndNewOnesAreFresh()
            throws IOException, RecipeException, TrainingException {
        Recipe recipe = Strokes.recipe(folder, Map.of());
        Libtorch.prepare(3);
        TrainedNetwork old = TrainedNetwork.fresh(recipe, List.of("", "a", "b", "c"));
        TrainedNetwork grown = TrainedNetwork.fresh(recipe, List.of("", "c", "x", "a"));
        float[] before = values(grown, "classes.weight");

        grown.take(old);

        float[] from = values(old, "classes.weight");
        float[] to = values(grown, "classes.weight");
        int row = to.length / 4;
        assertThat(rows(to, row, 0)).isEqualTo(rows(from, row, 0));
        assertThat(rows(to, row, 1)).isEqualTo(rows(from, row, 3));
        assertThat(rows(to, row, 2)).isEqualTo(rows(before, row, 2));
        assertThat(rows(to, row, 3)).isEqualTo(rows(from, row, 1));
        assertThat(values(grown, "conv0.weight")).isEqualTo(values(old, "conv0.weight"));
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() throws IOException, RecipeException {
        TrainedNetwork here =
                TrainedNetwork.fresh(Strokes.recipe(folder, Map.of()), List.of("", "a"));
        TrainedNetwork other =
                TrainedNetwork.fresh(
                        Strokes.recipe(folder, Map.of("network.layers", "c3x3,4,s4x4 H L4")),
                        List.of("", "a"));

        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() -> here.take(other))
                .withMessageContaining("c3x3,4,s4x4 H L4")
                .withMessageContaining("network.layers");
    }

    @Test
    void lossesThatAreNoNumbersEndTheRunWithARemedy() throws IOException, RecipeException {
        Recipe recipe =
                Strokes.recipe(
                        folder,
                        Map.of(
                                "training.steps", "1000",
                                "training.clip", "0",
                                "optimiser.kind", "sgd",
                                "schedule.warmUp", "0",
                                "optimiser.learningRate", "10"));
        TrainedNetwork network = TrainedNetwork.fresh(recipe, Strokes.CLASSES.charset());
        network.network()
                .parameters()
                .get(0)
                .detach()
                .fill_(new org.bytedeco.pytorch.Scalar(Float.NaN));

        assertThatExceptionOfType(TrainingException.class)
                .isThrownBy(() ->
                        Strokes.run(
                                Strokes.trainer(
                                        recipe,
                                        network,
                                        RunFolder.create(folder.resolve("run")),
                                        _ -> {}),
                                recipe))
                .withMessageContaining("optimiser.learningRate");
    }

    @Test
    void aGraphicsCardThatIsNotThereIsMissedAtTheStart() throws TrainingException {
        Libtorch.prepare(1);
        if (torch.cuda_is_available()) {
            assertThat(ComputeDevice.of(Device.AUTO).word()).isEqualTo("cuda");
        } else {
            assertThat(ComputeDevice.of(Device.AUTO).word()).isEqualTo("cpu");
            assertThatExceptionOfType(TrainingException.class)
                    .isThrownBy(() -> ComputeDevice.of(Device.CUDA))
                    .withMessageContaining("device: cuda");
        }
    }

    @Test
    void aBatchIsReadAndMeasured() throws IOException, RecipeException {
        Recipe recipe = Strokes.recipe(folder, Map.of());
        TrainedNetwork network = TrainedNetwork.fresh(recipe, Strokes.CLASSES.charset());
        LineBatch batch = new LineBatch(Strokes.lines(5, 1));

        List<String> read =
                new LineReader(
                                network.network(),
                                new LineObjective(
                                        new CharacterClasses(new Alphabet("abcd")),
                                        network.network().spec()),
                                ComputeDevice.CPU)
                        .read(batch);

        assertThat(read).hasSize(5).allSatisfy(text -> assertThat(text).matches("[abcd]*"));
    }

    private static float[] rows(float[] all, int length, int row) {
        return Arrays.copyOfRange(all, row * length, (row + 1) * length);
    }

    private static float[] values(TrainedNetwork network, String name) {
        try (PointerScope _ = new PointerScope()) {
            return values(network.network().named_parameters().get(name));
        }
    }

    private static float[] values(Tensor tensor) {
        Tensor plain = tensor.detach().to(torch.ScalarType.Float).contiguous();
        float[] values = new float[(int) plain.numel()];
        new FloatPointer(plain.data_ptr()).capacity(values.length).get(values);
        return values;
    }

    /** A hash of every parameter and statistic by name. */
    private static SortedMap<String, Integer> hashes(TrainedNetwork network) {
        SortedMap<String, Integer> hashes = new TreeMap<>();
        try (PointerScope _ = new PointerScope()) {
            collect(network.network().named_parameters(), hashes);
            collect(network.network().named_buffers(), hashes);
        }
        return hashes;
    }

    private static void collect(StringTensorDict tensors, SortedMap<String, Integer> hashes) {
        StringTensorDictItemVector.Iterator at = tensors.begin();
        for (long i = tensors.size(); i > 0; i--, at.increment()) {
            StringTensorDictItem item = at.get();
            hashes.put(item.key().getString(), Arrays.hashCode(values(item.value())));
        }
    }
}
