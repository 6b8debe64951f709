/// The report of a run: one HTML page that needs nothing but itself, and its figures as files.
///
/// May use every other package of `reports`. The page follows the HTML Living Standard and runs no
/// script.
@NullMarked
package io.semlink.reports.html;

import org.jspecify.annotations.NullMarked;
