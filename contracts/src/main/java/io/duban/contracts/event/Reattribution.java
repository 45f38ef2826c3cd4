package io.duban.contracts.event;

/**
 * That an event is one half of a re-attribution (改派): its other half has the same ticket and
 * version, and lies under the other estate's key, perhaps in another partition. Whoever counts
 * takes both halves or neither.
 *
 * @param from the estate that the complaint leaves; absent when it leaves the unattributed queue
 * @param to the estate that it is charged to; absent when it goes to the queue
 */
public record Reattribution(String from, String to) {}
