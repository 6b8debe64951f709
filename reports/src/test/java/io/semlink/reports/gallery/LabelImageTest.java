package io.semlink.reports.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.sensor.SegmentationClass;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LabelImageTest {
  @Test
  void colouredAndGreyLabelMapsGiveTheSamePicture() {
    BufferedImage scene = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    BufferedImage colours = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    BufferedImage grey = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
    int[] classes = {0, 1, 2, 8, 0, 0, 5, 3};
    for (int i = 0; i < classes.length; i++) {
      scene.setRGB(i % 4, i / 4, 0x405060 + i);
      colours.setRGB(i % 4, i / 4, ClassNames.CLASSES.get(classes[i]).color());
      grey.getRaster().setSample(i % 4, i / 4, 0, classes[i]);
    }
    BufferedImage fromColours = LabelImage.over(colours, scene);
    BufferedImage fromGrey = LabelImage.over(grey, scene);
    for (int i = 0; i < classes.length; i++) {
      assertThat(fromGrey.getRGB(i % 4, i / 4)).isEqualTo(fromColours.getRGB(i % 4, i / 4));
    }
    assertThat(LabelImage.classes(grey)).containsExactly(1, 2, 3, 5, 8);
    assertThat(LabelImage.classes(colours)).isEqualTo(LabelImage.classes(grey));
  }

  @Test
  void backgroundIsPaleAndIgnoredPixelsAreWhite() {
    BufferedImage scene = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    BufferedImage labels = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    labels.getRaster().setSample(1, 0, 0, 255);
    BufferedImage picture = LabelImage.over(labels, scene);
    assertThat(picture.getRGB(0, 0) & 0xFF).isEqualTo(Math.round(255 * 0.65f));
    assertThat(picture.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    assertThat(LabelImage.classes(labels)).isEmpty();
  }

  @Test
  void aSmallLabelMapIsStretchedOverALargeScene() {
    BufferedImage scene = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    BufferedImage labels = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    labels.setRGB(1, 1, SegmentationClass.CAR.color());
    BufferedImage picture = LabelImage.over(labels, scene);
    assertThat(picture.getRGB(3, 2)).isEqualTo(picture.getRGB(2, 3));
    assertThat(picture.getRGB(3, 3)).isNotEqualTo(picture.getRGB(1, 3));
  }

  @Test
  void thumbnailsAreMeans() {
    BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 0xFF8040);
    assertThat(Thumbnail.of(image, 4)).isSameAs(image);
    BufferedImage small = Thumbnail.of(image, 2);
    assertThat(small.getWidth()).isEqualTo(2);
    assertThat(small.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x3F2010);
    assertThat(small.getRGB(1, 0) & 0xFFFFFF).isZero();
  }
}
