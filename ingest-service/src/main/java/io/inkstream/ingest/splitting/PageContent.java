package io.inkstream.ingest.splitting;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** Looks at what a page draws without drawing it. */
final class PageContent extends PDFGraphicsStreamEngine {
    /** A scan fills the page but for a margin that feeders leave. */
    private static final double SCAN_COVERS = 0.85;

    /** Of a larger image the page shows a part. */
    private static final double SCAN_COVERS_AT_MOST = 1.15;

    private int images;
    private boolean drawings;
    private boolean jpeg2000;
    private @Nullable PDImageXObject scan;

    private PageContent(PDPage page) {
        super(page);
    }

    static PageContent of(PDPage page) throws IOException {
        PageContent content = new PageContent(page);
        content.processPage(page);
        return content;
    }

    /** Whether it shows a picture that could not be drawn, which would leave a hole. */
    boolean holdsJpeg2000() {
        return jpeg2000;
    }

    /** The one image that is all there is to see on the page, standing upright. */
    Optional<PDImageXObject> onlyScan() throws IOException {
        boolean annotated = getPage().getAnnotations().stream().anyMatch(a -> !a.isHidden());
        return images == 1 && !drawings && !annotated
                ? Optional.ofNullable(scan)
                : Optional.empty();
    }

    @Override
    public void drawImage(PDImage image) {
        images++;
        Matrix place = getGraphicsState().getCurrentTransformationMatrix();
        double area =
                (double) getPage().getCropBox().getWidth() * getPage().getCropBox().getHeight();
        double covered = place.getScalingFactorX() * place.getScalingFactorY() / area;
        boolean upright =
                place.getShearX() == 0
                        && place.getShearY() == 0
                        && place.getScaleX() > 0
                        && place.getScaleY() > 0;
        boolean fills = covered >= SCAN_COVERS && covered <= SCAN_COVERS_AT_MOST;
        jpeg2000 |=
                image instanceof PDImageXObject stored
                        && stored.getStream().getFilters().contains(COSName.JPX_DECODE);
        // a stencil has no colours of its own and must be painted
        if (upright && fills && image instanceof PDImageXObject object && !object.isStencil()) {
            scan = object;
        }
    }

    @Override
    protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) {
        if (getGraphicsState().getTextState().getRenderingMode() != RenderingMode.NEITHER) {
            drawings = true;
        }
    }

    @Override
    public void strokePath() {
        drawings = true;
    }

    @Override
    public void fillPath(int windingRule) {
        drawings = true;
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        drawings = true;
    }

    @Override
    public void shadingFill(COSName shadingName) {
        drawings = true;
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void moveTo(float x, float y) {}

    @Override
    public void lineTo(float x, float y) {}

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

    @Override
    public Point2D getCurrentPoint() {
        return new Point2D.Float();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {}
}
