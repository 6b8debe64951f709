package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import akka.Done;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BatchPermitsTest {
  private final BatchPermits permits = new BatchPermits(2);
  private final BatchPermits.Lease one = permits.lease();
  private final BatchPermits.Lease other = permits.lease();

  private static CompletableFuture<Done> ask(BatchPermits.Lease lease) {
    return lease.acquire().toCompletableFuture();
  }

  @Test
  void permitsAreGivenInTheOrderOfAsking() {
    assertThat(ask(one)).isDone();
    assertThat(ask(one)).isDone();
    CompletableFuture<Done> third = ask(one);
    CompletableFuture<Done> fourth = ask(other);
    assertThat(List.of(third, fourth)).noneMatch(CompletableFuture::isDone);
    one.release();
    assertThat(third).isDone();
    assertThat(fourth).isNotDone();
    one.release();
    assertThat(fourth).isDone();
  }

  @Test
  void whatAnEndedPointHeldIsGivenToOthers() {
    assertThat(ask(one)).isDone();
    assertThat(ask(one)).isDone();
    CompletableFuture<Done> itsThird = ask(one);
    List<CompletableFuture<Done>> others = Stream.generate(() -> ask(other)).limit(3).toList();
    one.close();
    assertThat(itsThird).isDone();
    assertThat(others.stream().filter(CompletableFuture::isDone)).hasSize(2);
    assertThat(ask(one)).as("a closed lease takes nothing").isDone();
    assertThat(others.getLast()).isNotDone();
  }

  /// Giving back more than was taken would let memory grow.
  @Test
  void nobodyGivesBackWhatHeDoesNotHold() {
    other.release();
    assertThat(ask(one)).isDone();
    assertThat(ask(one)).isDone();
    assertThat(ask(one)).isNotDone();
  }
}
