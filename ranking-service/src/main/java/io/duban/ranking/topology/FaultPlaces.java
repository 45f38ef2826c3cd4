package io.duban.ranking.topology;

import io.duban.kit.event.Faults;
import io.duban.kit.event.Place;
import io.duban.ranking.reading.Reception;

import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

import java.util.Map;

/** Notes at which record the topology fails; it is never passed over. Made by Kafka Streams. */
public final class FaultPlaces implements ProcessingExceptionHandler {

    /** Under this key the reception travels in the configuration of the streams. */
    static final String CONFIG_KEY = "duban.reception";

    private Reception reception;

    @Override
    public void configure(Map<String, ?> configs) {
        reception = (Reception) configs.get(CONFIG_KEY);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (reception != null && context.topic() != null) {
            Place place = new Place(context.topic(), context.partition(), context.offset());
            reception
                    .halted()
                    .halt(
                            reception.reader(),
                            place,
                            Faults.cause(exception),
                            Faults.words(exception));
        }
        return Response.fail();
    }
}
