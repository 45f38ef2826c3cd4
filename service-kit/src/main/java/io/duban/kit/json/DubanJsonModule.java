package io.duban.kit.json;

import io.duban.contracts.WireName;
import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the values of {@code contracts}, which knows no JSON library, are written and read. */
public final class DubanJsonModule extends SimpleModule {

    public DubanJsonModule() {
        super("duban");
        addSerializer(Period.class, new PeriodWriter());
        addSerializer(WireName.class, new WireNameWriter());
        addSerializer(OffsetDateTime.class, new TimeWriter());
        addDeserializer(Period.class, new PeriodReader<>(Period.class));
        addDeserializer(Month.class, new PeriodReader<>(Month.class));
        addDeserializer(Quarter.class, new PeriodReader<>(Quarter.class));
        addDeserializer(Half.class, new PeriodReader<>(Half.class));
        addDeserializer(Day.class, new PeriodReader<>(Day.class));
        setDeserializerModifier(new WireNames());
    }

    private static final class PeriodWriter extends StdSerializer<Period> {
        PeriodWriter() {
            super(Period.class);
        }

        @Override
        public void serialize(Period value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.id());
        }
    }

    private static final class TimeWriter extends StdSerializer<OffsetDateTime> {

        TimeWriter() {
            super(OffsetDateTime.class);
        }

        @Override
        public void serialize(
                OffsetDateTime value, JsonGenerator out, SerializationContext context) {
            out.writeString(Times.text(value));
        }
    }

    private static final class WireNameWriter extends StdSerializer<WireName> {
        WireNameWriter() {
            super(WireName.class);
        }

        @Override
        public void serialize(WireName value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.wire());
        }
    }

    private static final class PeriodReader<T extends Period> extends StdDeserializer<T> {
        private final Class<T> form;

        PeriodReader(Class<T> form) {
            super(form);
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return form.cast(Period.parse(in.getValueAsString()));
        }
    }

    private static final class WireNames extends ValueDeserializerModifier {
        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            Class<?> raw = type.getRawClass();
            return WireName.class.isAssignableFrom(raw) ? new WireNameReader(raw) : deserializer;
        }
    }

    private static final class WireNameReader extends StdDeserializer<Object> {
        private final transient Map<String, WireName> constants;

        WireNameReader(Class<?> form) {
            super(form);
            constants =
                    Arrays.stream(form.getEnumConstants())
                            .map(WireName.class::cast)
                            .collect(Collectors.toMap(WireName::wire, Function.identity()));
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString();
            WireName constant = constants.get(text);
            return constant != null
                    ? constant
                    : context.handleWeirdStringValue(
                            handledType(), text, "must be one of %s", constants.keySet());
        }
    }
}
