#include "sync/server/import/csv.hpp"

#include <gtest/gtest.h>

#include "sync/server/import/table.hpp"

namespace huifang::server {
namespace {

using namespace std::string_literals;
using Cells = std::vector<std::string>;

std::string fault_of(std::string_view bytes) {
  const auto records = read_csv(bytes);
  if (records) return "";
  std::string text = records.error().key;
  for (const TextParameter& parameter : records.error().parameters) text += " " + parameter.value;
  return text;
}

TEST(Csv, FilesAreReadAsSpreadsheetsWriteThem) {
  struct Case {
    std::string bytes;
    std::vector<Cells> records;
  };
  for (const Case& expected : {
           Case{"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
           Case{"\xEF\xBB\xBF\"a\",b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
           Case{"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
           Case{"a\n\"x\r\ny\"\n", {{"a"}, {"x\r\ny"}}},
           Case{"a\n\"say \"\"hi\"\", you\"\n", {{"a"}, {"say \"hi\", you"}}},
           Case{"a,b\n,\n", {{"a", "b"}, {"", ""}}},
           Case{"a\n\"\"\n\nx\"y\n", {{"a"}, {"x\"y"}}},
           Case{"a,b\n1,", {{"a", "b"}, {"1", ""}}},
           Case{"名,\"\"\"\"\n", {{"名", "\""}}},
       }) {
    const auto records = read_csv(expected.bytes);
    ASSERT_TRUE(records.has_value()) << expected.bytes;
    std::vector<Cells> cells;
    for (const CsvRecord& record : *records) cells.push_back(record.cells);
    EXPECT_EQ(cells, expected.records) << expected.bytes;
  }
}

TEST(Csv, RowsAreCountedAsASpreadsheetCounts) {
  const auto records = read_csv("a,b\n\"x\n\n\ny\",1\n\n2,2\n");
  ASSERT_TRUE(records.has_value());
  EXPECT_EQ((*records)[1].row, 2U);
  EXPECT_EQ((*records)[2].row, 4U);
}

TEST(Csv, WhatIsNoSuchFileIsNamed) {
  EXPECT_EQ(fault_of(""), "import.file.empty");
  EXPECT_EQ(fault_of("\xEF\xBB\xBF"), "import.file.empty");
  EXPECT_EQ(fault_of("\n\n\r\n"), "import.file.empty");
  EXPECT_EQ(fault_of("a,b\n\xC8\xCB,2\n"), "import.file.not_utf8");      // GBK.
  EXPECT_EQ(fault_of("a\n\xF0\x9F\x98\n"), "import.file.not_utf8");      // Cut within a character.
  EXPECT_EQ(fault_of("\xFF\xFE"s + "a\0,\0"s), "import.file.not_text");  // UTF-16.
  EXPECT_EQ(fault_of("PK\x03\x04\0\0"s), "import.file.not_text");        // A workbook.
  EXPECT_EQ(fault_of("a\n1\n\"open\n2\n"), "import.file.quote_open 3");
  EXPECT_EQ(fault_of("a\n\"x\"y\n"), "import.file.quote_misplaced 2");
  EXPECT_EQ(fault_of("a\n" + std::string(kCsvCellBytesMax + 1, 'x')),
            "import.file.cell_too_large 2");
  EXPECT_EQ(fault_of(std::string(kCsvColumnsMax, ',')), "import.file.too_many_columns 1");
}

TEST(Csv, TheLargestCellIsTaken) {
  EXPECT_EQ(fault_of("a\n" + std::string(kCsvCellBytesMax, 'x')), "");
}

TEST(Table, ColumnsComeInAnyOrder) {
  const Column columns[] = {{"姓名"}, {"部门"}, {"备注", false}};
  const auto table = arrange(*read_csv("部门,多余, 姓名 \n销售一部,x, 周敏\t\n"), columns);
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->rows.at(0).cells, (Cells{"周敏", "销售一部", ""}));
  EXPECT_FALSE(table->rows.at(0).shape_wrong);
}

TEST(Table, RowsOfAnotherShapeAreMarked) {
  const Column columns[] = {{"a"}, {"b"}};
  const auto table = arrange(*read_csv("a,b\n1\n1,2,3\n1,2\n"), columns);
  ASSERT_TRUE(table.has_value());
  EXPECT_TRUE(table->rows.at(0).shape_wrong);
  EXPECT_TRUE(table->rows.at(1).shape_wrong);
  EXPECT_FALSE(table->rows.at(2).shape_wrong);
}

TEST(Table, MissingAndDoubledColumnsAreNamed) {
  const Column columns[] = {{"a"}, {"b"}};
  EXPECT_EQ(arrange(*read_csv("a\n1\n"), columns).error(),
            (Message{"import.column.missing", {{"column", "b"}}}));
  EXPECT_EQ(arrange(*read_csv("a,b,a\n1,2,3\n"), columns).error(),
            (Message{"import.column.twice", {{"column", "a"}}}));
}

}  // namespace
}  // namespace huifang::server
