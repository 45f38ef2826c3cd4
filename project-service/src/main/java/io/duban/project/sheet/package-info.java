/** Tables as workbooks. */
package io.duban.project.sheet;
