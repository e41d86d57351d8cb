package io.inkstream.recognition.layout;

import io.inkstream.recognition.image.Components;

/**
 * Turns coordinates, never pixels: from the page as scanned to upright, where lines run level, and
 * back.
 */
record Deskew(double cosine, double sine) {
    static Deskew ofDegrees(double degrees) {
        double radians = Math.toRadians(degrees);
        return new Deskew(Math.cos(radians), Math.sin(radians));
    }

    /** The component turned about its centre keeps its size. */
    Mark upright(Components components, int i) {
        double x = (components.left(i) + components.right(i)) / 2.0;
        double y = (components.top(i) + components.bottom(i)) / 2.0;
        double uprightX = x * cosine + y * sine;
        double uprightY = y * cosine - x * sine;
        double halfWidth = components.width(i) / 2.0;
        double halfHeight = components.height(i) / 2.0;
        return new Mark(
                uprightX - halfWidth,
                uprightY - halfHeight,
                uprightX + halfWidth,
                uprightY + halfHeight,
                components.area(i));
    }

    double pageX(double x, double y) {
        return x * cosine - y * sine;
    }

    double pageY(double x, double y) {
        return x * sine + y * cosine;
    }
}
