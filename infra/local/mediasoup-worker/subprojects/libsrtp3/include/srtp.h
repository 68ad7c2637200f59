// The part of libsrtp 3's interface that the worker uses, on libsrtp 2.5. Version 3 hides its policy behind a pointer
// and takes source and target buffers; version 2 has an open policy and works in place.
#pragma once
#include <srtp2/srtp.h>
#include <climits>
#include <cstdint>
#include <cstring>
#include <new>

struct Srtp3Policy
{
	srtp_policy_t policy;
	srtp_profile_t profile;
	unsigned char key[SRTP_MAX_KEY_LEN];
};

using Srtp3PolicyPointer = Srtp3Policy*;
// From here on the name means what it means in version 3.
#define srtp_policy_t Srtp3PolicyPointer

// Codes that version 2 lacks.
static constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
static constexpr auto srtp_err_status_cryptex_err  = static_cast<srtp_err_status_t>(29);

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* created)
{
	auto* made = new (std::nothrow) Srtp3Policy{};
	if (!made)
	{
		return srtp_err_status_alloc_fail;
	}

	made->policy.key = made->key;
	*created         = made;
	return srtp_err_status_ok;
}

inline void srtp_policy_destroy(srtp_policy_t wrapped)
{
	if (wrapped)
	{
		std::memset(wrapped->key, 0, sizeof(wrapped->key));
	}
	delete wrapped;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t wrapped, srtp_ssrc_t ssrc)
{
	wrapped->policy.ssrc = ssrc;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t wrapped, srtp_profile_t profile)
{
	wrapped->profile    = profile;
	const auto outcome = srtp_crypto_policy_set_from_profile_for_rtp(&wrapped->policy.rtp, profile);
	if (outcome != srtp_err_status_ok)
	{
		return outcome;
	}
	return srtp_crypto_policy_set_from_profile_for_rtcp(&wrapped->policy.rtcp, profile);
}

// Version 2 wants the salt right behind the key. The worker uses no master key identifiers.
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t wrapped,
  const uint8_t* key,
  size_t keyLength,
  const uint8_t* salt,
  size_t saltLength,
  const uint8_t* /*mki*/,
  size_t mkiLength)
{
	if (mkiLength != 0 || keyLength + saltLength > sizeof(wrapped->key))
	{
		return srtp_err_status_bad_param;
	}

	std::memcpy(wrapped->key, key, keyLength);
	std::memcpy(wrapped->key + keyLength, salt, saltLength);
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t wrapped, bool allowed)
{
	wrapped->policy.allow_repeat_tx = allowed ? 1 : 0;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t wrapped, size_t size)
{
	wrapped->policy.window_size = size;
	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t wrapped)
{
	return srtp_create(session, static_cast<const decltype(wrapped->policy)*>(&wrapped->policy));
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

// Runs a function of version 2, which works in place and lengthens the packet by at most `growth` bytes.
inline srtp_err_status_t srtp3_run(
  srtp_err_status_t (*function)(srtp_t, void*, int*),
  size_t growth,
  srtp_t session,
  const uint8_t* source,
  size_t sourceLength,
  uint8_t* target,
  size_t* targetLength)
{
	if (sourceLength > INT_MAX - growth || *targetLength < sourceLength + growth)
	{
		return srtp_err_status_buffer_small;
	}
	if (target != source)
	{
		std::memmove(target, source, sourceLength);
	}

	int length         = static_cast<int>(sourceLength);
	const auto outcome = function(session, target, &length);
	if (outcome == srtp_err_status_ok)
	{
		*targetLength = static_cast<size_t>(length);
	}
	return outcome;
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLength, uint8_t* srtp, size_t* srtpLength, size_t /*mki*/)
{
	return srtp3_run(&::srtp_protect, SRTP_MAX_TRAILER_LEN, session, rtp, rtpLength, srtp, srtpLength);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLength, uint8_t* rtp, size_t* rtpLength)
{
	return srtp3_run(&::srtp_unprotect, 0, session, srtp, srtpLength, rtp, rtpLength);
}

inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLength, uint8_t* srtcp, size_t* srtcpLength, size_t /*mki*/)
{
	// SRTCP carries its index behind the packet.
	constexpr size_t growth = SRTP_MAX_TRAILER_LEN + sizeof(uint32_t);
	return srtp3_run(&::srtp_protect_rtcp, growth, session, rtcp, rtcpLength, srtcp, srtcpLength);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLength, uint8_t* rtcp, size_t* rtcpLength)
{
	return srtp3_run(&::srtp_unprotect_rtcp, 0, session, srtcp, srtcpLength, rtcp, rtcpLength);
}
