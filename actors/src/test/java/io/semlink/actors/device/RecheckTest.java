package io.semlink.actors.device;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.pattern.StatusReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class RecheckTest {
  private static ActorTestKit kit;

  private final List<Difference> differences = new ArrayList<>();
  private long numRun;

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  /// A network that adds to each input what the number of its run says.
  private DeviceActor.Network<Long, Long> network(LongUnaryOperator error) {
    return new DeviceActor.Network<>() {
      @Override
      public List<Long> run(List<Long> inputs) {
        long added = error.applyAsLong(numRun++);
        return inputs.stream().map(input -> input + added).toList();
      }

      @Override
      public void close() {}
    };
  }

  private void run(int numBatches, LongUnaryOperator error) {
    var actor =
        kit.spawn(DeviceActor.create(() -> network(error), System::nanoTime, differences::add));
    TestProbe<StatusReply<DeviceActor.Results<Long>>> answers = kit.createTestProbe();
    for (long batch = 0; batch < numBatches; batch++) {
      actor.tell(new DeviceActor.Batch<>(List.of(batch, batch + 1), "p" + batch, answers.ref()));
      answers.receiveMessage();
    }
    kit.stop(actor);
  }

  @Test
  void aNetworkThatRepeatsItselfIsRunOnceMoreForABatchInAHundredAndTwentyEight() {
    run(3 * Recheck.INTERVAL, _ -> 0);
    assertThat(numRun).isEqualTo(3 * Recheck.INTERVAL + 3);
    assertThat(differences).isEmpty();
  }

  @Test
  void aBatchThatFailsTheSecondTimeIsTold() {
    run(
        Recheck.FIRST + 2,
        index -> {
          if (index == Recheck.FIRST + 2) {
            throw new ArithmeticException("NaN");
          }
          return 0;
        });
    assertThat(differences)
        .containsExactly(
            new Difference("p" + Recheck.FIRST, "a batch fails when it is computed again: NaN"));
  }

  @Test
  void aResultThatDoesNotComeAgainIsTold() {
    run(Recheck.FIRST + 2, index -> index == Recheck.FIRST ? 1 : 0);
    assertThat(differences)
        .containsExactly(
            new Difference(
                "p" + Recheck.FIRST, "2 of 2 results of a batch differ when it is computed again"));
  }
}
