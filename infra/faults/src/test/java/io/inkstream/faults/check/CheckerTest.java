package io.inkstream.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.inkstream.contracts.ObjectKeys;
import io.inkstream.contracts.TenantId;
import io.inkstream.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker finds nothing in what went well, and each thing that did not. */
class CheckerTest {
    private final Story story = new Story();

    @Test
    void whatWentWellHolds() {
        story.undisturbed = true;

        assertThat(story.check()).isEmpty();
    }

    @Test
    void aBatchThatDoesNotEnd() {
        story.batches.set(0, new BatchRow(Story.BATCH, "RUNNING", 1, 1, 0, 0, List.of(1L)));

        assertBroken(Invariant.ENDS);
    }

    @Test
    void aBatchNobodyKnows() {
        story.batches.clear();

        assertBroken(Invariant.ENDS);
    }

    @Test
    void anAnswerWithoutManifest() {
        story.objects.remove(ObjectKeys.manifest(TenantId.DEFAULT, Story.BATCH));

        assertBroken(Invariant.OBJECT_FIRST);
    }

    @Test
    void aPageWithoutOutcome() {
        story.objects.remove(story.outcomeKey);

        assertBroken(Invariant.ONE_OUTCOME);
    }

    @Test
    void aPageWithTwoOutcomes() {
        story.objects.put(
                story.outcomeKey.replace(".json", "x.json"), story.objects.get(story.outcomeKey));

        assertBroken(Invariant.ONE_OUTCOME);
    }

    @Test
    void aTornOutcome() {
        story.objects.put(story.outcomeKey, "{".getBytes(StandardCharsets.UTF_8));

        assertBroken(Invariant.WHOLE);
    }

    @Test
    void aTextOfAnotherPage() {
        story.readings.put(story.image.sha256(), "something else");

        assertBroken(Invariant.OWN_TEXT);
    }

    @Test
    void aChangedOriginal() {
        story.objects.put(story.document.originalKey(), new byte[] {1});

        assertBroken(Invariant.WHOLE);
    }

    @Test
    void aChangedPageImage() {
        story.objects.put(story.image.key(), new byte[] {1});

        assertBroken(Invariant.WHOLE);
    }

    @Test
    void oneEventWithTwoValues() {
        story.told.add(
                new Told(Topic.PAGES_RECOGNIZED.topicName(), Story.PAGE.value(), "id", "other"));

        assertBroken(Invariant.ONE_FACT);
    }

    @Test
    void oneFactUnderTwoIds() {
        Told first = story.told.getFirst();
        story.told.add(new Told(first.topic(), first.key(), "another id", first.digest()));

        assertBroken(Invariant.ONE_FACT);
    }

    @Test
    void aRepeatIsRightAfterAFaultOnly() {
        story.told.add(story.told.getFirst());
        assertThat(story.check()).isEmpty();

        story.undisturbed = true;

        assertBroken(Invariant.TOLD_ONCE);
    }

    @Test
    void aPageWithoutRow() {
        story.outcomes.clear();

        assertBroken(Invariant.ONE_ROW);
    }

    @Test
    void aRowOfOtherBytes() {
        story.outcomes.set(0, new OutcomeRow(Story.PAGE, "x", "other"));

        assertBroken(Invariant.OBJECT_FIRST);
    }

    @Test
    void sumsThatAreWrong() {
        story.batches.set(0, new BatchRow(Story.BATCH, "SUCCEEDED", 1, 1, 2, 0, List.of(1L)));

        assertBroken(Invariant.SUMS);
    }

    @Test
    void aMissingStep() {
        story.batches.set(0, new BatchRow(Story.BATCH, "SUCCEEDED", 1, 1, 1, 0, List.of(1L, 3L)));

        assertBroken(Invariant.STEPS);
    }

    @Test
    void otherDocumentsUnderTheSameKey() {
        story.sent.add(new Sent(Story.BATCH, Map.of("b.png", 1), 202));

        assertBroken(Invariant.REFUSED);
    }

    @Test
    void anOutcomeOfNoDocument() {
        String other = Story.BATCH.document("b.png").local();
        story.objects.put(
                story.outcomeKey.replace(Story.DOCUMENT.local(), other),
                story.objects.get(story.outcomeKey));

        assertBroken(Invariant.REFUSED);
    }

    @Test
    void somethingOfARefusedBatch() {
        story.sent.set(0, new Sent(Story.BATCH, Map.of("a.png", 1), 422));

        assertBroken(Invariant.REFUSED);
    }

    private void assertBroken(Invariant invariant) {
        assertThat(story.check()).extracting(Violation::invariant).contains(invariant);
    }
}
