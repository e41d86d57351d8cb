package io.inkstream.trainer.training;

import io.inkstream.trainer.dataset.LineBatch;
import io.inkstream.trainer.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts of each batch go to other processes, and the gradient is the mean of all weighted by their
 * pictures: what one process would compute for the whole batch, but for the statistics of batch
 * norms, which are those of this process's part, and for what dropout drops.
 */
final class SharedGradients implements Gradients {

    private final Worker own;
    private final List<PeerLink> peers;

    SharedGradients(Worker own, List<PeerLink> peers) {
        this.own = own;
        this.peers = List.copyOf(peers);
    }

    @Override
    public Network replica() {
        return own.replica();
    }

    @Override
    public float[] gradient(LineBatch batch, long dropoutSeed) throws TrainingException {
        List<LineBatch> parts = parts(batch);
        float[] weights = FlatWeights.of(replica());
        for (int i = 1; i < parts.size(); i++) {
            peers.get(i - 1).ask(new PeerWire.Request(parts.get(i), dropoutSeed + i, weights));
        }
        float[] losses = new float[batch.size()];
        float[] ownLosses = own.gradient(parts.getFirst(), dropoutSeed);
        System.arraycopy(ownLosses, 0, losses, 0, ownLosses.length);
        float[] sum = new float[weights.length];
        add(FlatWeights.gradients(replica()), parts.getFirst().size(), batch.size(), sum);
        int at = ownLosses.length;
        for (int i = 1; i < parts.size(); i++) {
            PeerWire.Answer answer = peers.get(i - 1).answer();
            System.arraycopy(answer.losses(), 0, losses, at, answer.losses().length);
            at += answer.losses().length;
            add(answer.gradients(), parts.get(i).size(), batch.size(), sum);
        }
        FlatWeights.putGradients(sum, replica());
        return losses;
    }

    /** One per process in the order of the lines, as equal as can be, none empty. */
    private List<LineBatch> parts(LineBatch batch) {
        int count = Math.min(batch.size(), peers.size() + 1);
        List<LineBatch> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(
                    new LineBatch(
                            batch.lines()
                                    .subList(
                                            i * batch.size() / count,
                                            (i + 1) * batch.size() / count),
                            batch.width()));
        }
        return parts;
    }

    private static void add(float[] gradients, int pictures, int of, float[] sum) {
        float share = (float) pictures / of;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * gradients[i];
        }
    }
}
