/// Runs as tables: points.parquet, and SQL over points and frames.
///
/// May use `reports.read`, `simulator.results` and DuckDB, an SQL engine inside the process, which
/// no other package touches. Files are Apache Parquet; SQL is DuckDB's dialect.
@NullMarked
package io.semlink.reports.table;

import org.jspecify.annotations.NullMarked;
