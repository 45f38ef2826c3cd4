package io.duban.ranking.reading;

import io.duban.kit.event.EventIntake;
import io.duban.kit.event.HaltedReaders;

/**
 * What the topology's processors need to take records in.
 *
 * @param reader the topology's name among the readers
 * @param deadLetters name of the topic of what nobody can read
 */
public record Reception(
        String reader, EventIntake intake, HaltedReaders halted, String deadLetters) {}
