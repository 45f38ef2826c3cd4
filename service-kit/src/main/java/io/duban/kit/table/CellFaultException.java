package io.duban.kit.table;

/** A cell holds what its column cannot take. */
final class CellFaultException extends RuntimeException {

    private final String code;

    /**
     * @param detail to be read behind the cell's address, such as {@code holds a formula}
     */
    CellFaultException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
