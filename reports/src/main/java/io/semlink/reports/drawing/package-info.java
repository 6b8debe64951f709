/// A page to draw on, with two kinds of paper: SVG text and pixels. What is drawn does not know
/// which of both it is drawn on, so that an SVG file and a PNG file of a figure are the same
/// picture.
///
/// May use nothing of Semlink. Lengths are in CSS pixels, x to the right, y downwards. SVG follows
/// the W3C Recommendation SVG 1.1, second edition.
@NullMarked
package io.semlink.reports.drawing;

import org.jspecify.annotations.NullMarked;
