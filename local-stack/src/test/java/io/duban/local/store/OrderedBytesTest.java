package io.duban.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class OrderedBytesTest {

    private static final List<Object> VALUES = values();

    @Test
    void bytes_are_in_the_order_in_which_the_engine_compares() {
        ValueComparator order = ValueComparator.ascWithoutListHandling();
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                int expected = Integer.signum(order.compare(a, b));
                int actual = Arrays.compareUnsigned(OrderedBytes.of(a), OrderedBytes.of(b));
                assertThat(Integer.signum(actual)).as("%s and %s", a, b).isEqualTo(expected);
            }
        }
    }

    @Test
    void bytes_of_a_descending_field_are_in_the_opposite_order() {
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                int up = Arrays.compareUnsigned(OrderedBytes.of(a), OrderedBytes.of(b));
                int down =
                        Arrays.compareUnsigned(
                                OrderedBytes.of(a, false), OrderedBytes.of(b, false));
                assertThat(Integer.signum(down)).as("%s, %s", a, b).isEqualTo(-Integer.signum(up));
            }
        }
    }

    @Test
    void no_value_begins_with_the_bytes_of_another() {
        for (Object a : VALUES) {
            for (Object b : VALUES) {
                byte[] first = OrderedBytes.of(a);
                byte[] second = OrderedBytes.of(b);
                if (!Arrays.equals(first, second)) {
                    assertThat(Bytes.startsWith(first, second)).as("%s, %s", a, b).isFalse();
                }
            }
        }
    }

    private static List<Object> values() {
        List<Object> values = new ArrayList<>();
        values.addAll(Arrays.asList(MinKey.getInstance(), null, MaxKey.getInstance()));
        values.addAll(List.of(false, true, new ObjectId("0123456789abcdef01234567")));
        values.addAll(List.of(0, -0.0, 1, 1L, 1.0, -1, 1.5, 0.1, Double.NEGATIVE_INFINITY));
        values.addAll(List.of(Integer.MAX_VALUE, -(1L << 62), (1L << 53) + 1, 1L << 53));
        values.addAll(List.of((1L << 62) + 3, (1L << 62) - 511, Double.POSITIVE_INFINITY));
        values.add(new Decimal128(new BigDecimal("2.5")));
        values.addAll(List.of("", "a", "a\0", "a\u0001", "aa", "b", "成都", "\uFF01", "😀", "😁"));
        values.addAll(List.of(Instant.EPOCH, Instant.ofEpochMilli(-1), Instant.ofEpochMilli(1)));
        values.add(new BinData(new byte[] {0, 1, 2}));
        values.addAll(List.of(new UUID(1, 2), new UUID(-1, 2)));
        values.addAll(List.of(new Document("a", 1), new Document("a", "x"), new Document("b", 1)));
        values.add(new Document("a", 1).append("b", 2));
        Random random = new Random(5);
        for (int i = 0; i < 60; i++) {
            values.add(random.nextLong() >> random.nextInt(64));
            values.add(random.nextGaussian() * 1_000);
        }
        return values;
    }
}
