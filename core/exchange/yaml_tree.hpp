#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/diagnostic.hpp"

namespace cyrano::exchange {

/// YAML or JSON as a tree, built in one pass and refused as soon as it grows beyond bounds: levels,
/// documents, and values with those an alias repeats counted each time.
class YamlTree {
  public:
    enum class Kind { none, scalar, sequence, map };

    struct Node {
        Kind kind = Kind::none;
        int line = 0;
        std::size_t size = 0;              ///< nodes in it, itself included; 0 while it is built
        std::string text;                  ///< of a scalar
        std::vector<const Node*> children; ///< of a map: key, value, key, value, …

        /// The value of a key of a map; a node of kind none where there is none.
        [[nodiscard]] const Node& operator[](std::string_view key) const noexcept;
    };

    [[nodiscard]] static io::Result<YamlTree> parse(const std::string& text,
                                                    const std::string& file);

    [[nodiscard]] const std::vector<const Node*>& documents() const noexcept { return documents_; }

  private:
    friend class YamlBuilder;

    std::deque<Node> nodes_; ///< stay where they are
    std::vector<const Node*> documents_;
};

} // namespace cyrano::exchange
