package io.inkstream.trainer.dataset;

/**
 * What pictures a network of classes or numbers reads.
 *
 * @param height rows
 * @param widest columns, to which narrower pictures are padded; 0 where every picture has its own
 * @param channels 1 for grey, 3 for colour
 */
public record PictureForm(int height, int widest, int channels) {}
