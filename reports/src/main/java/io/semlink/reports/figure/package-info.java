/// Figures as values, and the painters that put them on a canvas and into files. A figure does not
/// know where its numbers came from.
///
/// May use `reports.drawing` and `simulator.metrics`. Colours are the palette of Okabe and Ito
/// ("Color universal design", 2008), which people with any kind of colour vision can tell apart;
/// markers and dashes differ as well.
@NullMarked
package io.semlink.reports.figure;

import org.jspecify.annotations.NullMarked;
