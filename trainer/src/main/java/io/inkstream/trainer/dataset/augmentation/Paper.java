package io.inkstream.trainer.dataset.augmentation;

import io.inkstream.recognition.synthesis.GrayPicture;

/** How light the paper of a line is, column by column. */
final class Paper {

    private Paper() {}

    /**
     * The gray that a quarter of the pixels exceed, in stretches of about one height, linear in
     * between.
     */
    static float[] levels(GrayPicture picture) {
        int width = picture.width();
        int stretches = Math.max(1, width / picture.height());
        float stretch = (float) width / stretches;
        float[] level = new float[stretches];
        for (int s = 0; s < stretches; s++) {
            level[s] = level(picture, (int) (s * stretch), (int) ((s + 1) * stretch));
        }
        float[] paper = new float[width];
        for (int x = 0; x < width; x++) {
            float position = Math.clamp((x + 0.5f) / stretch - 0.5f, 0, stretches - 1);
            int left = (int) position;
            int right = Math.min(left + 1, stretches - 1);
            paper[x] = level[left] + (position - left) * (level[right] - level[left]);
        }
        return paper;
    }

    /** From every second pixel of every second row. */
    private static float level(GrayPicture picture, int from, int to) {
        int[] histogram = new int[256];
        int count = 0;
        for (int y = 0; y < picture.height(); y += 2) {
            for (int x = from; x < to; x += 2, count++) {
                histogram[picture.pixels()[y * picture.width() + x] & 255]++;
            }
        }
        int value = 255;
        for (int above = histogram[255]; above <= count / 4 && value > 0; ) {
            value--;
            above += histogram[value];
        }
        return value;
    }
}
