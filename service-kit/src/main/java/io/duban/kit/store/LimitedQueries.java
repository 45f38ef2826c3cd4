package io.duban.kit.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.client.AggregateIterable;
import com.mongodb.client.DistinctIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.MongoIterable;
import com.mongodb.client.model.CountOptions;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A database whose every query has a time after which the store ends it. The driver's own limit for
 * all operations counts until a cursor is read to its end, and so would end whoever reads much on
 * purpose.
 */
final class LimitedQueries {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedQueries.class);

    /** What becomes of a result of the driver. */
    private interface Wrapping {
        Object wrap(Object result, Object[] arguments);
    }

    private final StoreProperties limits;

    private LimitedQueries(StoreProperties limits) {
        this.limits = limits;
    }

    static MongoDatabase in(MongoDatabase database, StoreProperties limits) {
        LimitedQueries queries = new LimitedQueries(limits);
        return queries.around(
                MongoDatabase.class,
                database,
                database.getName(),
                (result, _) -> result instanceof MongoCollection<?> it ? queries.in(it) : result);
    }

    private MongoCollection<?> in(MongoCollection<?> collection) {
        String name = collection.getNamespace().getCollectionName();
        return around(MongoCollection.class, collection, name, limited(name));
    }

    private Wrapping limited(String name) {
        return (result, arguments) ->
                switch (result) {
                    case FindIterable<?> find -> {
                        String query = name + " by " + fields(arguments);
                        yield around(
                                FindIterable.class,
                                find.maxTime(limit(), TimeUnit.MILLISECONDS),
                                query,
                                mapped(query));
                    }
                    case AggregateIterable<?> all -> all.maxTime(limit(), TimeUnit.MILLISECONDS);
                    case DistinctIterable<?> all -> all.maxTime(limit(), TimeUnit.MILLISECONDS);
                    case null, default -> result;
                };
    }

    /** What is found, read as something else, is still found by the same query. */
    private Wrapping mapped(String query) {
        return (result, _) ->
                result instanceof MongoIterable<?> read
                        ? around(MongoIterable.class, read, query, mapped(query))
                        : result;
    }

    /** Milliseconds; a caller waits for less long than the work of a day. */
    private long limit() {
        boolean called = RequestContextHolder.getRequestAttributes() != null;
        return (called ? limits.queryOfCall() : limits.query()).toMillis();
    }

    private <T> T around(Class<T> type, T target, String query, Wrapping wrapping) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            Object result = call(target, method, arguments, query);
                            return result == target ? proxy : wrapping.wrap(result, arguments);
                        }));
    }

    private Object call(Object target, Method method, Object[] arguments, String query)
            throws Throwable {
        long began = System.nanoTime();
        try {
            return target instanceof MongoCollection<?> all
                            && method.getName().equals("countDocuments")
                    ? count(all, arguments)
                    : method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof MongoExecutionTimeoutException) {
                LOG.warn(
                        "The store ended a query of {} after {} ms; an index may be missing.",
                        query,
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
            }
            throw e.getCause();
        }
    }

    /** It answers at once, so its limit has to come in as an argument; a shorter one stays. */
    private Object count(MongoCollection<?> all, Object[] arguments) {
        Bson which = new BsonDocument();
        CountOptions options = new CountOptions();
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            switch (argument) {
                case Bson filter -> which = filter;
                case CountOptions given -> options = given;
                default -> throw new IllegalArgumentException("nobody counts with sessions");
            }
        }
        long given = options.getMaxTime(TimeUnit.MILLISECONDS);
        long longest = given == 0 ? limit() : Math.min(given, limit());
        return all.countDocuments(which, options.maxTime(longest, TimeUnit.MILLISECONDS));
    }

    /** Names only, for a value may be what nobody is to read in a log. */
    private static Set<String> fields(Object[] arguments) {
        Set<String> fields = new TreeSet<>();
        if (arguments != null && arguments.length > 0 && arguments[0] instanceof Bson filter) {
            collect(
                    filter.toBsonDocument(
                            BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry()),
                    fields);
        }
        return fields;
    }

    private static void collect(BsonValue filter, Set<String> fields) {
        if (filter instanceof BsonDocument document) {
            document.forEach(
                    (name, value) -> {
                        if (name.startsWith("$")) {
                            collect(value, fields);
                        } else {
                            fields.add(name);
                        }
                    });
        } else if (filter instanceof BsonArray all) {
            all.forEach(it -> collect(it, fields));
        }
    }
}
