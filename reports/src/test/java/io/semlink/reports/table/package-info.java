/// Tests of the package of the same name.
@NullMarked
package io.semlink.reports.table;

import org.jspecify.annotations.NullMarked;
