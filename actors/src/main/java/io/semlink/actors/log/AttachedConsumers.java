package io.semlink.actors.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the consumer groups that are attached to a broker (those with members). Share groups
/// and Kafka Streams groups are not looked at.
///
/// @param admin used, not closed
/// @param time clock to wait by
record AttachedConsumers(Admin admin, Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(AttachedConsumers.class);
  private static final long GRACE_MS = 300;
  private static final long PAUSE_MS = 100;

  /// Blocks until every attached group has committed the end of its partitions.
  ///
  /// @param max how long at most, the grace for consumers without a group included
  /// @return whether all have
  boolean await(Duration max) {
    Timer timer = time.timer(max);
    timer.sleep(Math.min(GRACE_MS, timer.remainingMs()));
    try {
      while (!allCaughtUp()) {
        if (timer.isExpired()) {
          return false;
        }
        timer.sleep(Math.min(PAUSE_MS, timer.remainingMs()));
      }
      return true;
    } catch (ExecutionException | KafkaException e) {
      LOG.warn("Attached consumers could not be asked how far they are: {}", e.getMessage());
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean allCaughtUp() throws ExecutionException, InterruptedException {
    List<String> groups =
        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
            .map(GroupListing::groupId)
            .toList();
    for (ConsumerGroupDescription group :
        admin.describeConsumerGroups(groups).all().get().values()) {
      if (!group.members().isEmpty() && !hasCaughtUp(group)) {
        return false;
      }
    }
    return true;
  }

  private boolean hasCaughtUp(ConsumerGroupDescription group)
      throws ExecutionException, InterruptedException {
    if (group.groupState() != GroupState.STABLE) {
      return false;
    }
    Set<TopicPartition> assigned =
        group.members().stream()
            .flatMap(member -> member.assignment().topicPartitions().stream())
            .collect(Collectors.toSet());
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> latest =
        assigned.stream().collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().entrySet().stream()
        .allMatch(end -> committed(offsets, end.getKey()) >= end.getValue().offset());
  }

  private static long committed(
      Map<TopicPartition, OffsetAndMetadata> offsets, TopicPartition partition) {
    OffsetAndMetadata offset = offsets.get(partition);
    return offset == null ? 0 : offset.offset();
  }
}
