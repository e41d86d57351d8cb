package io.inkstream.trainer.prefix;

import io.inkstream.recognition.synthesis.GrayPicture;
import io.inkstream.trainer.dataset.TextLine;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Words in print, each time a little further right or down. */
public final class DrawnWords {

    private DrawnWords() {}

    static TextLine line(String word, int variant) {
        GrayPicture picture = GrayPicture.of(picture(word, variant));
        return new TextLine(
                word, picture.pixels(), picture.width(), picture.height(), "writer " + variant);
    }

    public static BufferedImage picture(String word, int variant) {
        BufferedImage image = new BufferedImage(160, 64, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 160, 64);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
        pen.drawString(word, 8 + variant % 5, 44 + variant / 5 % 4);
        pen.dispose();
        return image;
    }
}
