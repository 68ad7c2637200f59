// The names of ankerl::unordered_dense that the worker uses, on the containers of the standard library.
#pragma once
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace ankerl::unordered_dense
{
	// The worker combines the hashes of fields into keys, so all 64 bits must be good ones; std::hash of a number is
	// that number. This is the finaliser of splitmix64.
	inline uint64_t scramble(uint64_t bits)
	{
		bits += 0x9e3779b97f4a7c15;
		bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
		bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
		return bits ^ (bits >> 31);
	}

	template<typename T>
	struct hash
	{
		uint64_t operator()(const T& value) const
		{
			return scramble(static_cast<uint64_t>(std::hash<T>{}(value)));
		}
	};

	template<typename Key, typename Value, typename Hash = hash<Key>, typename Equal = std::equal_to<Key>>
	using map = std::unordered_map<Key, Value, Hash, Equal>;

	template<typename Key, typename Hash = hash<Key>, typename Equal = std::equal_to<Key>>
	using set = std::unordered_set<Key, Hash, Equal>;
} // namespace ankerl::unordered_dense
