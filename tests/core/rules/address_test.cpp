#include "core/rules/address.hpp"

#include <gtest/gtest.h>

namespace huifang {
namespace {

TEST(Address, OneThatLeadsToADoorIsTaken) {
  for (const char* address : {
           "加马铁热克乡人民路251号14栋419室",
           "上杭路街道滨江道639号16栋1205室",
           "七百弄乡科技二路26号24栋1256室",  // A township that looks like a lane number.
           "西安市雁塔区高新路25号",
           "高新路 25 号",
           "高新路２５号",
           "科技路一号",
           "人民路100",
           "科技路12-3",
           "南京西路1266号恒隆广场66楼",
           "中山路3弄5号",
           "阳光小区3栋2单元501",
           "李家村3组",
           "王庄村12号",
           "百灵庙镇嘎查5号",
           "世纪大厦",
           "西安市世纪大厦8层",
           "市第一人民医院",
           "No. 12 Keji Road, Xi'an",
       }) {
    EXPECT_TRUE(check_address(address)) << address;
  }
}

TEST(Address, OneThatDoesNotIsRefused) {
  struct Refusal {
    const char* address;
    const char* key;
  };
  const Refusal cases[] = {
      {"", "rule.address.missing"},
      {"  ", "rule.address.missing"},
      {"无", "rule.address.missing"},
      {"不详", "rule.address.missing"},
      {"同上", "rule.address.missing"},
      {"西安市", "rule.address.no_number"},
      {"长安县", "rule.address.no_number"},
      {"高新路", "rule.address.no_number"},
      {"科技二路", "rule.address.no_number"},
      {"陕西省西安市雁塔区", "rule.address.no_number"},
      {"西安市高新技术开发区", "rule.address.no_number"},
      {"市中心附近", "rule.address.no_number"},
      {"火车站对面", "rule.address.no_number"},
      {"世纪大厦对面", "rule.address.no_number"},
      {"高新路与科技路十字", "rule.address.no_number"},
      {"大厦", "rule.address.no_number"},
      {"阳光小区", "rule.address.no_number"},
      {"310国道", "rule.address.no_number"},
      {"地铁2号线", "rule.address.no_number"},
      {"5号", "rule.address.vague"},
      {"路5号", "rule.address.vague"},
      {"长安县5号", "rule.address.vague"},
      {"雁塔区12号", "rule.address.vague"},
      {"七百弄乡", "rule.address.vague"},
      {"710000", "rule.address.no_number"},
      {"Xi'an", "rule.address.no_number"},
  };
  for (const Refusal& c : cases) {
    const auto checked = check_address(c.address);
    ASSERT_FALSE(checked) << c.address;
    EXPECT_EQ(checked.error().key, c.key) << c.address;
  }
}

}  // namespace
}  // namespace huifang
