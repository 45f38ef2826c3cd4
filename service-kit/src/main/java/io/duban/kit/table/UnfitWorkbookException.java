package io.duban.kit.table;

/** The file is no workbook, or one of which more would have to be held than is allowed. */
final class UnfitWorkbookException extends RuntimeException {

    private final String code;

    UnfitWorkbookException(String code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
