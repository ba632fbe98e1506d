#include "shell/semantics/tree.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <utility>

namespace huifang::shell::semantics {
namespace {

constexpr Rect kRect{0, 0, 10, 10};

std::uint64_t hash_of(const std::function<void(Tree&)>& fill) {
  Tree tree;
  tree.begin_frame();
  fill(tree);
  tree.end_frame();
  return tree.hash();
}

TEST(Tree, SameFrameHasSameHash) {
  const auto fill = [](Tree& tree) { tree.add(1, Role::kButton, kRect, "Save"); };
  EXPECT_EQ(hash_of(fill), hash_of(fill));
}

TEST(Tree, EachDifferenceThatIsMirroredChangesTheHash) {
  const auto plain = hash_of([](Tree& tree) { tree.add(1, Role::kButton, kRect, "Save"); });
  EXPECT_NE(plain, hash_of([](Tree& tree) { tree.add(2, Role::kButton, kRect, "Save"); }));
  EXPECT_NE(plain, hash_of([](Tree& tree) { tree.add(1, Role::kLink, kRect, "Save"); }));
  EXPECT_NE(plain, hash_of([](Tree& tree) { tree.add(1, Role::kButton, {0, 0, 10, 11}, "Save"); }));
  EXPECT_NE(plain, hash_of([](Tree& tree) { tree.add(1, Role::kButton, kRect, "Send"); }));
  EXPECT_NE(plain, hash_of([](Tree& tree) {
              tree.add(1, Role::kButton, kRect, "Save").state |= kDisabled;
            }));
  EXPECT_NE(plain, hash_of([](Tree& tree) {
              Node& node = tree.add(1, Role::kButton, kRect, "Save");
              node.value = tree.store("x");
            }));
}

TEST(Tree, RepeatedIdStaysUnique) {
  Tree tree;
  tree.begin_frame();
  tree.add(7, Role::kText, kRect, "one");
  tree.add(7, Role::kText, kRect, "two");
  tree.end_frame();
  EXPECT_NE(tree.nodes()[0].id, tree.nodes()[1].id);
}

TEST(Tree, NameOfAContainerIsTheTextInsideIt) {
  Tree tree;
  tree.begin_frame();
  tree.open(1, Role::kLink, kRect);
  tree.add(2, Role::kText, kRect, "张贵明");
  tree.open(3, Role::kGroup, kRect);
  tree.add(4, Role::kText, kRect, "云栖酒店");
  tree.close();
  tree.close();
  tree.add(5, Role::kText, kRect, "outside");
  tree.end_frame();
  EXPECT_EQ(tree.name_of(tree.nodes()[0]), "张贵明 云栖酒店");
}

TEST(Tree, ModalPartLeavesNothingElse) {
  Tree tree;
  tree.begin_frame();
  tree.add(1, Role::kButton, kRect, "behind");
  tree.begin_modal();
  tree.add(2, Role::kButton, kRect, "in front");
  tree.end_frame();
  ASSERT_EQ(tree.nodes().size(), 1U);
  EXPECT_EQ(tree.text(tree.nodes()[0].name), "in front");
}

TEST(Tree, AnonymousPartsKeepTheirIdsFromFrameToFrame) {
  Tree tree;
  const auto ids = [&] {
    tree.begin_frame();
    tree.open(1, Role::kGroup, kRect);
    const NodeId first = tree.next_anonymous_id();
    const NodeId second = tree.next_anonymous_id();
    tree.close();
    tree.end_frame();
    return std::pair(first, second);
  };
  const auto before = ids();
  EXPECT_NE(before.first, before.second);
  EXPECT_EQ(before, ids());
}

}  // namespace
}  // namespace huifang::shell::semantics
