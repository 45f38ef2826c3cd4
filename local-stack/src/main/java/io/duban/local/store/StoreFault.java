package io.duban.local.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

import java.nio.file.Path;

/**
 * The engine could not do what a command asked for, through no fault of the command. It ends the
 * whole command, and the client gets an error that it can tell from its own.
 */
final class StoreFault extends RuntimeException {

    private static final int OUT_OF_DISK_SPACE = 14_031;
    private static final int DATA_CORRUPTION = 246;
    private static final int UNKNOWN = 8;

    /** What is wrong, as far as it matters for what to do. */
    enum Kind {
        FULL(OUT_OF_DISK_SPACE, "OutOfDiskSpace"),
        DAMAGED(DATA_CORRUPTION, "DataCorruptionDetected"),
        FAILED(UNKNOWN, "UnknownError");

        private final int code;
        private final String codeName;

        Kind(int code, String codeName) {
            this.code = code;
            this.codeName = codeName;
        }
    }

    private final Kind kind;

    StoreFault(Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    static StoreFault of(RocksDBException e) {
        Status status = e.getStatus();
        String said = e.getMessage();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreFault(Kind.FULL, "the disk is full: " + said, e);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new StoreFault(Kind.DAMAGED, damaged(said), e);
        }
        return new StoreFault(Kind.FAILED, "the document store failed: " + said, e);
    }

    /**
     * Of a store that cannot be opened: another process may have it, or a file is not as it was.
     */
    static StoreFault ofOpening(Path folder, RocksDBException e) {
        StoreFault fault = of(e);
        String said = "it cannot be opened in " + folder + ": " + e.getMessage();
        if (fault.kind == Kind.FULL) {
            return fault;
        }
        return e.getMessage().contains("/LOCK")
                ? new StoreFault(Kind.FAILED, "another process has the document store; " + said, e)
                : new StoreFault(Kind.DAMAGED, damaged(said), e);
    }

    /** What to do about a damaged file. */
    static String damaged(String said) {
        return "the document store is damaged: "
                + said
                + ". Nothing was changed. Stop Duban and restore the last backup: ./duban restore"
                + " DIR";
    }

    Kind kind() {
        return kind;
    }

    MongoServerError toError() {
        return new MongoServerError(kind.code, kind.codeName, getMessage(), this);
    }
}
